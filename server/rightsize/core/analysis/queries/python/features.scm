; Each is one more path through the code.

[
  (if_statement)
  (elif_clause)
  (for_statement)
  (while_statement)
  (except_clause)
  (case_clause)
  (conditional_expression)
  (boolean_operator)
  (for_in_clause)
  (if_clause)
  (assert_statement)
] @branch

; Each is one level deeper for what stands in it.

(if_statement consequence: (_) @nest)
(elif_clause consequence: (_) @nest)
(else_clause body: (_) @nest)
(for_statement body: (_) @nest)
(while_statement body: (_) @nest)
(with_statement body: (_) @nest)
(try_statement body: (_) @nest)
(except_clause (block) @nest)
(finally_clause (block) @nest)
(case_clause consequence: (_) @nest)

[
  (await)
  (for_statement "async")
  (with_statement "async")
  (function_definition "async")
] @concurrency

(try_statement) @handler

((class_definition superclasses: (argument_list (subscript value: (_) @_base) @generic))
  (#any-of? @_base "Generic" "Protocol" "typing.Generic" "typing.Protocol"))
