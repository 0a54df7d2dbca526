(field_declaration name: (_) @field type: (_) @type)
