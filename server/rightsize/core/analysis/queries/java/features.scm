; Each is one more path through the code.

[
  (if_statement)
  (for_statement)
  (enhanced_for_statement)
  (while_statement)
  (do_statement)
  (switch_label)
  (catch_clause)
  (ternary_expression)
  (binary_expression operator: ["&&" "||"])
] @branch

; Each is one level deeper for what stands in it.

(if_statement consequence: (_) @nest)
(if_statement alternative: (block) @nest)
(for_statement body: (_) @nest)
(enhanced_for_statement body: (_) @nest)
(while_statement body: (_) @nest)
(do_statement body: (_) @nest)
(switch_expression body: (_) @nest)
(try_statement body: (_) @nest)
(try_with_resources_statement body: (_) @nest)
(catch_clause body: (_) @nest)
(finally_clause (block) @nest)
(lambda_expression body: (block) @nest)

[
  (synchronized_statement)
  (modifiers "synchronized")
] @concurrency

[
  (try_statement)
  (try_with_resources_statement)
] @handler

(modifiers "native") @unsafe

(type_parameters (type_parameter) @generic)
