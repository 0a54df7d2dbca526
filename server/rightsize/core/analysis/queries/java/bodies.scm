(return_statement (_) @value) @return

(lambda_expression body: (expression) @value @return)

(throw_statement [
  (object_creation_expression type: (_) @raised)
  (identifier) @raised
  (method_invocation name: (_) @raised)]) @raise

; What a name that is raised later may hold.

(catch_formal_parameter (catch_type (_) @type) name: (_) @bound)

(variable_declarator name: (_) @bound value: (object_creation_expression type: (_) @type))

(assignment_expression left: (identifier) @bound right: (object_creation_expression type: (_) @type))

; What guards a statement directly.

(if_statement condition: (parenthesized_expression (_) @condition) consequence: (_) @guarded)

(method_invocation object: (_)? @call name: (_) @call)

(object_creation_expression type: (_) @call)
