(field_declaration type: (_) @type declarator: (variable_declarator name: (_) @field value: (_)? @default))

(constant_declaration type: (_) @type declarator: (variable_declarator name: (_) @field value: (_)? @default))

(enum_constant name: (_) @field)
