; In the body of a class, an interface, an enum or an object type.

(public_field_definition name: (_) @field type: (_)? @type value: (_)? @default)

(property_signature name: (_) @field type: (_)? @type)

(enum_body name: (_) @field)

(enum_assignment name: (_) @field value: (_) @default)

(method_definition parameters: (formal_parameters (required_parameter
  [(accessibility_modifier) "readonly"] pattern: (identifier) @field type: (_)? @type)))

; In a constructor.

((assignment_expression left: (member_expression object: (_) @_this property: (_) @field.assigned))
  (#eq? @_this "this"))
