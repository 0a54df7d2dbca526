# CWE-79
import tornado.escape
import tornado.ioloop
import tornado.web


class ProfileHandler(tornado.web.RequestHandler):
    def get(self, username):
        bio = self.get_argument("bio", "")
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.write("<h1>" + username + "</h1><p>" + bio + "</p>")


def main():
    tornado.web.Application([(r"/u/(\w+)", ProfileHandler)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()
