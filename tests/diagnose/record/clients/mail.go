// SPDX-License-Identifier: MIT
package main

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net"
	"net/smtp"
	"os"
	"strconv"
	"strings"
	"time"
)

func config() *tls.Config {
	roots, err := os.ReadFile(os.Getenv("CA"))
	if err != nil {
		return &tls.Config{ServerName: os.Getenv("HOST")}
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(roots)
	return &tls.Config{ServerName: os.Getenv("HOST"), RootCAs: pool}
}

func dial() (net.Conn, error) {
	address := net.JoinHostPort(os.Getenv("HOST"), os.Getenv("PORT"))
	dialer := &net.Dialer{Timeout: 5 * time.Second, Deadline: time.Now().Add(5 * time.Second)}
	if os.Getenv("MODE") == "tls" {
		return tls.DialWithDialer(dialer, "tcp", address, config())
	}
	return dialer.Dial("tcp", address)
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	log.SetFlags(0)
	connection, err := dial()
	must(err)
	must(connection.SetDeadline(time.Now().Add(5 * time.Second)))
	client, err := smtp.NewClient(connection, os.Getenv("HOST"))
	must(err)
	if os.Getenv("MODE") == "starttls" {
		must(client.StartTLS(config()))
	}
	if login := os.Getenv("LOGIN"); login != "" {
		must(client.Auth(smtp.PlainAuth("", login, os.Getenv("SECRET"), os.Getenv("HOST"))))
	}
	must(client.Mail(os.Getenv("SENDER")))
	for _, recipient := range strings.Split(os.Getenv("RECIPIENT"), ",") {
		must(client.Rcpt(recipient))
	}
	writer, err := client.Data()
	must(err)
	lines, _ := strconv.Atoi(os.Getenv("LINES"))
	_, err = writer.Write([]byte("Subject: Hello\r\n\r\n" + strings.Repeat("Good morning.\r\n", lines)))
	must(err)
	must(writer.Close())
}
