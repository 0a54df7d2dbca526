((return_statement (_) @value) @return
  (#not-eq? @value "undefined"))

((arrow_function body: (expression) @value @return))

((yield_expression (_) @value) @yield)

(yield_expression) @generator

(throw_statement [
  (new_expression constructor: (_) @raised)
  (call_expression function: (_) @raised)
  (identifier) @raised]) @raise

; What a name that is raised later may hold.

(variable_declarator name: (identifier) @bound value: (new_expression constructor: (_) @type))

(assignment_expression left: (identifier) @bound right: (new_expression constructor: (_) @type))

; What guards a statement directly.

(if_statement condition: (parenthesized_expression (_) @condition) consequence: (_) @guarded)

(call_expression function: (_) @call)

(new_expression constructor: (_) @call)
