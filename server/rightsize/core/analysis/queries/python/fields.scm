; In a class body.

(expression_statement . (assignment left: (identifier) @field type: (_)? @type right: (_)? @default))

; In a constructor.

((assignment left: (attribute object: (identifier) @_self attribute: (identifier) @field.assigned) type: (_)? @type)
  (#eq? @_self "self"))
