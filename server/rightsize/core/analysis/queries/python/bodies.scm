((return_statement (_) @value) @return
  (#not-eq? @value "None"))

((yield (_) @value) @yield
  (#not-eq? @value "None"))

(yield) @generator

(raise_statement . [
  (identifier) @raised
  (attribute) @raised
  (call function: (_) @raised)]) @raise

; What a name that is raised later may hold.

(as_pattern . (_) @type alias: (as_pattern_target (identifier) @bound))

(assignment left: (identifier) @bound right: (call function: (_) @type))

; What guards a statement directly.

(if_statement condition: (_) @condition consequence: (_) @guarded)

(elif_clause condition: (_) @condition consequence: (_) @guarded)

(call function: (_) @call)
