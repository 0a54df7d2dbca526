(field_declaration name: (_) @field type: (_) @type)

(enum_variant name: (_) @field value: (_)? @default)
