; In a class body.

(field_definition property: (_) @field value: (_)? @default)

; In a constructor.

((assignment_expression left: (member_expression object: (_) @_this property: (_) @field.assigned))
  (#eq? @_this "this"))
