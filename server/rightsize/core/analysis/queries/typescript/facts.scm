; What types add to expressions says nothing of their value.

((as_expression . (_) @x) @value (#set! says "{x:value}"))
((satisfies_expression . (_) @x) @value (#set! says "{x:value}"))
((non_null_expression . (_) @x) @value (#set! says "{x:value}"))
((as_expression . (_) @x) @test (#set! says "{x:test}"))
((non_null_expression . (_) @x) @test (#set! says "{x:test}"))
((as_expression . (identifier) @use . (_) @x) (#set! says "taken as {x+}"))
((arrow_function body: [(as_expression) (satisfies_expression) (non_null_expression)] @return @x))
