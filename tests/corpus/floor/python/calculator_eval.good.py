# CWE-95,CWE-94
import ast
import operator

import tornado.ioloop
import tornado.web

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv}


def compute(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATORS:
        return OPERATORS[type(node.op)](compute(node.left), compute(node.right))
    raise ValueError("unsupported expression")


class CalcHandler(tornado.web.RequestHandler):
    def get(self):
        expression = self.get_argument("expr", "0")
        try:
            result = compute(ast.parse(expression, mode="eval").body)
        except Exception:
            self.set_status(400)
            self.finish({"error": "bad expression"})
            return
        self.finish({"result": result})


if __name__ == "__main__":
    tornado.web.Application([(r"/calc", CalcHandler)]).listen(8888)
    tornado.ioloop.IOLoop.current().start()
