# SPDX-License-Identifier: MIT
require 'net/smtp'
require 'openssl'

context = OpenSSL::SSL::SSLContext.new
context.set_params(ENV['CA'].empty? ? {} : { ca_file: ENV['CA'] })
smtp = Net::SMTP.new(ENV['HOST'], ENV['PORT'].to_i)
smtp.open_timeout = smtp.read_timeout = 5
smtp.disable_starttls
smtp.enable_starttls(context) if ENV['MODE'] == 'starttls'
smtp.enable_tls(context) if ENV['MODE'] == 'tls'
login = ENV['LOGIN'].empty? ? [] : [ENV['LOGIN'], ENV['SECRET'], :plain]
smtp.start('client.example.org', *login) do
  smtp.send_message("Subject: Hello\r\n\r\n" + "Good morning.\r\n" * ENV['LINES'].to_i,
                    ENV['SENDER'], *ENV['RECIPIENT'].split(','))
end
