(return_statement (_) @value) @return

((expression_statement (call_expression function: (identifier) @_panic)) @panic
  (#eq? @_panic "panic"))

; What guards a statement directly.

(if_statement condition: (_) @condition consequence: (_) @guarded)

(call_expression function: (_) @call)
