(return_statement (_) @value) @return

((expression_statement (call_expression function: (identifier) @_panic)) @panic
  (#eq? @_panic "panic"))

; What guards a statement directly.

(if_statement condition: (_) @condition consequence: (_) @guarded)

(call_expression function: (_) @call)

; A statement that is one call; it counts where it is alone in its body.

(return_statement (expression_list . (call_expression function: (_) @delegate) .)) @statement

(expression_statement (call_expression function: (_) @delegate)) @statement
