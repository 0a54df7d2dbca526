; Each is one more path through the code.

[
  (if_expression)
  (for_expression)
  (while_expression)
  (loop_expression)
  (match_arm)
  (binary_expression operator: ["&&" "||"])
  (try_expression)
] @branch

; Each is one level deeper for what stands in it.

(if_expression consequence: (_) @nest)
(else_clause (block) @nest)
(for_expression body: (_) @nest)
(while_expression body: (_) @nest)
(loop_expression body: (_) @nest)
(match_expression body: (_) @nest)
(closure_expression body: (block) @nest)

[
  (await_expression)
  (async_block)
  (function_modifiers "async")
] @concurrency

(try_expression) @handler

((match_arm pattern: (match_pattern (tuple_struct_pattern type: (_) @_err))) @handler
  (#eq? @_err "Err"))

[
  (unsafe_block)
  (function_modifiers "unsafe")
  (foreign_mod_item)
  (extern_modifier)
] @unsafe

(type_parameters (type_parameter) @generic)
