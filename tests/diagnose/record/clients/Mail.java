// SPDX-License-Identifier: MIT
import jakarta.mail.Message;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

public class Mail {
    public static void main(String[] arguments) throws Exception {
        var env = System.getenv();
        var mode = env.get("MODE");
        var settings = new Properties();
        settings.put("mail.smtp.host", env.get("HOST"));
        settings.put("mail.smtp.port", env.get("PORT"));
        settings.put("mail.smtp.auth", String.valueOf(!env.get("LOGIN").isEmpty()));
        settings.put("mail.smtp.ssl.enable", String.valueOf(mode.equals("tls")));
        settings.put("mail.smtp.starttls.enable", String.valueOf(mode.equals("starttls")));
        settings.put("mail.smtp.starttls.required", String.valueOf(mode.equals("starttls")));
        settings.put("mail.smtp.connectiontimeout", "5000");
        settings.put("mail.smtp.timeout", "5000");
        if (!env.get("CA").isEmpty())
            settings.put("mail.smtp.ssl.trust", env.get("HOST"));
        var session = Session.getInstance(settings, new jakarta.mail.Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(env.get("LOGIN"), env.get("SECRET"));
            }
        });
        var message = new MimeMessage(session);
        message.setFrom(new InternetAddress(env.get("SENDER"), false));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(env.get("RECIPIENT"), false));
        message.setSubject("Hello");
        message.setText("Good morning.\n".repeat(Integer.parseInt(env.get("LINES"))));
        Transport.send(message);
    }
}
