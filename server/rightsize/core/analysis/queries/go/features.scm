; Each is one more path through the code.

[
  (if_statement)
  (for_statement)
  (expression_case)
  (type_case)
  (communication_case)
  (binary_expression operator: ["&&" "||"])
] @branch

; Each is one level deeper for what stands in it.

(if_statement consequence: (_) @nest)
(if_statement alternative: (block) @nest)
(for_statement body: (_) @nest)
[
  (expression_switch_statement)
  (type_switch_statement)
  (select_statement)
  (func_literal body: (_))
] @nest

[
  (go_statement)
  (select_statement)
  (send_statement)
  (channel_type)
  (unary_expression operator: "<-")
] @concurrency

((if_statement condition: (binary_expression left: (_) @_error operator: "!=" right: (nil))) @handler
  (#match? @_error "[eE]rr"))

((call_expression function: (identifier) @_recover) @handler
  (#eq? @_recover "recover"))

(type_parameter_declaration) @generic
