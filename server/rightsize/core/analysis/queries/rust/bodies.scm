((return_expression (_) @value) @return
  (#not-eq? @value "()"))

; The last expression of a body, and those of the branches that it may end in.

(function_item return_type: (_) body: (block (_expression) @value @return .))

(function_item return_type: (_) body: (block (expression_statement [
  (match_expression)
  (if_expression)
  (loop_expression)
  (unsafe_block)
  (block)] @value @return .) .))

((yield_expression (_) @value) @yield)

((macro_invocation macro: (identifier) @_panic) @panic
  (#any-of? @_panic "panic" "unreachable" "todo" "unimplemented" "assert" "assert_eq" "assert_ne"))

; What guards a statement directly.

(if_expression condition: (_) @condition consequence: (_) @guarded)

(call_expression function: (_) @call)

(macro_invocation macro: (_) @call)
