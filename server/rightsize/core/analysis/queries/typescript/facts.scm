; What types add to expressions says nothing of their value.

((as_expression . (_) @x) @value (#set! says "{x:value}"))
((satisfies_expression . (_) @x) @value (#set! says "{x:value}"))
((non_null_expression . (_) @x) @value (#set! says "{x:value}"))
((as_expression . (_) @x) @test (#set! says "{x:test}"))
((non_null_expression . (_) @x) @test (#set! says "{x:test}"))
((pair key: (_) @k value: (as_expression . [(identifier) @use (as_expression . (identifier) @use)])) (#set! says "put into an object under {k+}"))
((new_expression constructor: (_) @f arguments: (arguments (as_expression . (identifier) @use))) (#set! says "given to the new {f+}"))
((call_expression function: (_) @f arguments: (arguments (as_expression . (identifier) @use))) (#set! says "passed to {f+}"))
((member_expression object: (parenthesized_expression (as_expression . (identifier) @use)) property: (property_identifier) @m) (#set! says "read for its property|properties {m+}"))
((as_expression . (identifier) @use . (_) @x) (#not-match? @x "^(any|unknown|never)$") (#set! says "taken as {x+}"))
((arrow_function body: [(as_expression) (satisfies_expression) (non_null_expression)] @return @x))
