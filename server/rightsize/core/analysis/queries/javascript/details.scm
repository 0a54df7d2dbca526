; Parameters.

(formal_parameters (identifier) @parameter) @list

(arrow_function parameter: (identifier) @parameter) @list

(formal_parameters (assignment_pattern left: (identifier) @parameter right: (_) @default)) @list

((formal_parameters (rest_pattern (_) @parameter)) @list
  (#set! kind var_positional))

((formal_parameters [(object_pattern) (array_pattern)] @parameter) @list
  (#set! kind destructured))

((formal_parameters (assignment_pattern left: [(object_pattern) (array_pattern)] @parameter right: (_) @default)) @list
  (#set! kind destructured))

; Bases and decorators.

(class_heritage (_) @base) @of

(decorator) @decorator @of
