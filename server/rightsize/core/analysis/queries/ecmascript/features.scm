; Each is one more path through the code.

[
  (if_statement)
  (for_statement)
  (for_in_statement)
  (while_statement)
  (do_statement)
  (switch_case)
  (catch_clause)
  (ternary_expression)
  (binary_expression operator: ["&&" "||" "??"])
] @branch

; Each is one level deeper for what stands in it.

(if_statement consequence: (_) @nest)
(else_clause (statement_block) @nest)
(for_statement body: (_) @nest)
(for_in_statement body: (_) @nest)
(while_statement body: (_) @nest)
(do_statement body: (_) @nest)
(switch_statement body: (_) @nest)
(try_statement body: (_) @nest)
(catch_clause body: (_) @nest)
(finally_clause body: (_) @nest)
(arguments [(arrow_function body: (statement_block) @nest) (function_expression body: (_) @nest)])

[
  (await_expression)
  (for_in_statement "await")
  (function_declaration "async")
  (arrow_function "async")
  (function_expression "async")
  (method_definition "async")
] @concurrency

(try_statement) @handler
