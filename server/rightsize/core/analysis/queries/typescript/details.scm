; Parameters.

; `@kept`: a word that makes a property of what a constructor is given.

(formal_parameters (required_parameter
  (accessibility_modifier)? @kept "readonly"? @kept pattern: (identifier) @parameter type: (_)? @type value: (_)? @default)) @list

((formal_parameters (optional_parameter
  (accessibility_modifier)? @kept "readonly"? @kept pattern: (identifier) @parameter type: (_)? @type value: (_)? @default)) @list
  (#set! optional yes))

((formal_parameters (required_parameter pattern: (this) @parameter type: (_)? @type)) @list
  (#set! kind receiver))

((formal_parameters (required_parameter pattern: (rest_pattern (_) @parameter) type: (_)? @type)) @list
  (#set! kind var_positional))

((formal_parameters (required_parameter
  pattern: [(object_pattern) (array_pattern)] @parameter type: (_)? @type value: (_)? @default)) @list
  (#set! kind destructured))

((formal_parameters (optional_parameter
  pattern: [(object_pattern) (array_pattern)] @parameter type: (_)? @type)) @list
  (#set! kind destructured)
  (#set! optional yes))

(arrow_function parameter: (identifier) @parameter) @list

; Bases and decorators.

(class_heritage [
  (extends_clause value: (_) @base)
  (implements_clause (_) @base)]) @of

(extends_type_clause type: (_) @base) @of

(decorator) @decorator @of
