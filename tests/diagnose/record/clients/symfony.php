<?php
// SPDX-License-Identifier: MIT
require '/usr/share/php/Symfony/Component/Mailer/autoload.php';

use Symfony\Component\Mailer\Mailer;
use Symfony\Component\Mailer\Transport\Smtp\EsmtpTransport;
use Symfony\Component\Mime\Email;

ini_set('default_socket_timeout', '5');
$transport = new EsmtpTransport(getenv('HOST'), (int) getenv('PORT'), getenv('MODE') === 'tls');
$transport->setUsername(getenv('LOGIN'))->setPassword(getenv('SECRET'));
if (getenv('CA')) {
    $transport->getStream()->setStreamOptions(['ssl' => ['cafile' => getenv('CA')]]);
}
$email = (new Email())->from(getenv('SENDER'))->to(...explode(',', getenv('RECIPIENT')))
    ->subject('Hello')->text(str_repeat("Good morning.\n", (int) getenv('LINES')));
try {
    (new Mailer($transport))->send($email);
} catch (Throwable $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
