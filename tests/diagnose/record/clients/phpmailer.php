<?php
// SPDX-License-Identifier: MIT
require '/usr/share/php/libphp-phpmailer/autoload.php';

use PHPMailer\PHPMailer\PHPMailer;

$mail = new PHPMailer(true);
$mail->isSMTP();
$mail->SMTPDebug = 2;
$mail->Timeout = 5;
$mail->Host = getenv('HOST');
$mail->Port = (int) getenv('PORT');
$mail->SMTPSecure = ['plain' => '', 'starttls' => 'tls', 'tls' => 'ssl'][getenv('MODE')];
$mail->SMTPAutoTLS = false;
$mail->SMTPOptions = getenv('CA') ? ['ssl' => ['cafile' => getenv('CA')]] : [];
$mail->SMTPAuth = getenv('LOGIN') !== '';
$mail->Username = getenv('LOGIN');
$mail->Password = getenv('SECRET');
try {
    $mail->setFrom(getenv('SENDER'));
    foreach (explode(',', getenv('RECIPIENT')) as $recipient) {
        $mail->addAddress($recipient);
    }
    $mail->Subject = 'Hello';
    $mail->Body = str_repeat("Good morning.\n", (int) getenv('LINES'));
    $mail->send();
} catch (Exception $e) {
    echo "Message could not be sent. Mailer Error: {$mail->ErrorInfo}\n";
}
