# SPDX-License-Identifier: MIT
# posthorn_library(NAME SOURCES … USES rooms… LINKS libraries… [MOC])
# posthorn_test(room/Thing USES rooms… [LINKS …] [LABELS …] [TIMEOUT s] [ENVIRONMENT …])

set(POSTHORN_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror)
set(POSTHORN_DEFINES
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT POSTHORN_VERSION="${PROJECT_VERSION}")

# The headers that nearly every file reads, compiled once for all. Only where many files are compiled from nothing: the
# other builds show that each file includes what it needs.
if(POSTHORN_SHARED_HEADERS)
  set(CMAKE_PCH_WARN_INVALID OFF) # a target with macros of its own reads the headers as text
  file(CONFIGURE OUTPUT headers.cpp CONTENT "")
  add_library(posthorn_headers OBJECT ${CMAKE_CURRENT_BINARY_DIR}/headers.cpp)
  target_link_libraries(posthorn_headers PRIVATE Qt6::Core)
  target_compile_options(posthorn_headers PRIVATE ${POSTHORN_WARNINGS})
  target_compile_definitions(posthorn_headers PRIVATE ${POSTHORN_DEFINES})
  target_precompile_headers(posthorn_headers PRIVATE
    <QCoreApplication> <QDateTime> <QDir> <QFile> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QMap> <QObject>
    <QRegularExpression> <QSet> <QStringList> <QTimer> <algorithm> <array> <chrono> <functional> <memory> <optional>
    <ranges> <string> <variant> <vector>)
endif()

function(posthorn_settings target)
  target_compile_options(${target} PRIVATE ${POSTHORN_WARNINGS})
  target_compile_definitions(${target} PRIVATE ${POSTHORN_DEFINES})
  if(POSTHORN_SHARED_HEADERS)
    target_precompile_headers(${target} REUSE_FROM posthorn_headers)
  endif()
endfunction()

function(posthorn_library name)
  cmake_parse_arguments(ARG "MOC" "" "SOURCES;USES;LINKS" ${ARGN})
  set(target posthorn_${name})
  add_library(${target} STATIC ${ARG_SOURCES})
  posthorn_settings(${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/lib)
  set_target_properties(${target} PROPERTIES AUTOMOC ${ARG_MOC})
  list(TRANSFORM ARG_USES PREPEND posthorn_)
  target_link_libraries(${target} PUBLIC Qt6::Core ${ARG_USES} PRIVATE ${ARG_LINKS})
endfunction()

function(posthorn_test path)
  cmake_parse_arguments(ARG "" "TIMEOUT" "USES;LINKS;LABELS;ENVIRONMENT;SOURCES;WITHIN" ${ARGN})
  get_filename_component(thing ${path} NAME)
  get_filename_component(room ${path} DIRECTORY)
  set(target tst_${room}_${thing})
  add_executable(${target} tst_${thing}.cpp ${ARG_SOURCES})
  posthorn_settings(${target})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE
    TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    BINARY_DIR="${PROJECT_BINARY_DIR}")
  list(TRANSFORM ARG_USES PREPEND posthorn_)
  target_link_libraries(${target} PRIVATE ${ARG_USES} ${ARG_LINKS} Qt6::Test)
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300) # bounds a hang, with room for the sanitizers on two busy cores
  endif()
  add_test(NAME ${room}.${thing} COMMAND ${ARG_WITHIN} $<TARGET_FILE:${target}>)
  set_tests_properties(${room}.${thing} PROPERTIES
    TIMEOUT ${ARG_TIMEOUT} LABELS "${room};${ARG_LABELS}" SKIP_REGULAR_EXPRESSION "SKIP +:"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;QT_LOGGING_RULES=;${ARG_ENVIRONMENT}")
endfunction()
