# CWE-327,CWE-326,CWE-757
import socket
import ssl


def serve(cert, key, port=8443):
    context = ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)
    context.load_cert_chain(cert, key)
    with socket.create_server(("127.0.0.1", port)) as sock:
        with context.wrap_socket(sock, server_side=True) as tls:
            while True:
                connection, _ = tls.accept()
                connection.sendall(b"hello\n")
                connection.close()
