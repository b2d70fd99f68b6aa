# SPDX-License-Identifier: MIT
# What `cmake --install` and `cpack` put where, and the Debian package.
include(GNUInstallDirs)
set(POSTHORN_ID io.github.posthorn.Posthorn)
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(from ${PROJECT_SOURCE_DIR}/installer)

install(TARGETS posthorn posthorn-cli RUNTIME)
install(FILES ${from}/linux/${POSTHORN_ID}.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${from}/linux/${POSTHORN_ID}.metainfo.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/posthorn.svg RENAME ${POSTHORN_ID}.svg
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${from}/debian/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})

# posthorn_install_zipped(FILE DESTINATION): Debian wants manuals and changelogs as gzip -9n makes them.
set(zipped)
function(posthorn_install_zipped file destination)
  get_filename_component(name ${file} NAME)
  set(packed ${PROJECT_BINARY_DIR}/installer/${name}.gz)
  add_custom_command(
    OUTPUT ${packed}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/installer
    COMMAND gzip -9nc ${file} > ${packed}
    DEPENDS ${file} VERBATIM)
  install(FILES ${packed} DESTINATION ${destination})
  set(zipped ${zipped} ${packed} PARENT_SCOPE)
endfunction()
posthorn_install_zipped(${from}/man/posthorn.1 ${CMAKE_INSTALL_MANDIR}/man1)
posthorn_install_zipped(${from}/man/posthorn-cli.1 ${CMAKE_INSTALL_MANDIR}/man1)
posthorn_install_zipped(${from}/debian/changelog ${CMAKE_INSTALL_DOCDIR})
add_custom_target(zipped ALL DEPENDS ${zipped})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The Posthorn authors <posthorn@posthorn.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "sends mail, and says why it does not go out")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
    "A desktop program, and posthorn-cli for scripts, that sends mail over SMTP.\n\
When a mail does not go out, it says at which stage and why, in words that a\n\
person can act on: name, connection, encryption, certificate, sign-in, sender\n\
or recipient. It explains pasted errors, and brings a practice server along\n\
on which everything can be tried without an account. It reads no inbox.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION mail)
# dpkg-shlibdeps sees what is linked; the rest is loaded at run time, so it is named here.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6svg6, libqt6sql6-sqlite, libsecret-1-0, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "fonts-dejavu-core | fonts-noto-core, gnome-keyring | kwalletmanager")
include(CPack)
