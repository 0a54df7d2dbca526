import multiprocessing
import json
import pickle
import socketserver


class JobHandler(socketserver.StreamRequestHandler):
    """Takes jobs from the scheduler and puts them on the queue of the workers."""

    queue: multiprocessing.Queue

    def handle(self):
        size = int(self.rfile.readline())
        if size > 1_000_000:
            return
        body = self.rfile.read(size)
        job = json.loads(body)
        self.queue.put(job)
        self.wfile.write(b"ok\n")


def serve(queue, port=9100):
    JobHandler.queue = queue
    with socketserver.ThreadingTCPServer(("127.0.0.1", port), JobHandler) as server:
        server.serve_forever()
