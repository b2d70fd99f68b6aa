# SPDX-License-Identifier: MIT
use strict;
use warnings;
use Net::SMTP;

my $smtp = Net::SMTP->new(
    $ENV{HOST}, Port => $ENV{PORT}, Timeout => 5, Debug => 1,
    SSL => $ENV{MODE} eq 'tls', SSL_ca_file => $ENV{CA}
) or die "Could not connect to $ENV{HOST}: $@\n";
my $check = sub { $_[0] or die $smtp->code . ' ' . $smtp->message };
$check->($smtp->starttls(SSL_ca_file => $ENV{CA})) if $ENV{MODE} eq 'starttls';
$check->($smtp->auth($ENV{LOGIN}, $ENV{SECRET})) if $ENV{LOGIN};
$check->($smtp->mail($ENV{SENDER}));
$check->($smtp->to($_)) for split /,/, $ENV{RECIPIENT};
$check->($smtp->data);
$check->($smtp->datasend("Subject: Hello\n\n" . "Good morning.\n" x $ENV{LINES}));
$check->($smtp->dataend);
