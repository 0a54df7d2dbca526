; What happens to a parameter in an element.

((jsx_attribute . (property_identifier) @x (jsx_expression (identifier) @use)) (#set! says "given to an element as {x+}"))
((jsx_element (jsx_expression (identifier) @use)) (#set! says "put into an element"))
