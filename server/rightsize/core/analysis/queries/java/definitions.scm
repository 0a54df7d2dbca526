((class_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword class))

((interface_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword interface)
  (#set! open yes))

((enum_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword enum))

((record_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword record))

((annotation_type_declaration name: (_) @name) @definition
  (#set! kind class)
  (#set! keyword "@interface")
  (#set! open yes))

((method_declaration name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword method))

((constructor_declaration name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword constructor)
  (#set! modifiers constructor))

((compact_constructor_declaration name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword constructor)
  (#set! modifiers constructor))

((annotation_type_element_declaration name: (_) @name) @definition
  (#set! kind method)
  (#set! keyword method))

(modifiers [
  "public" "protected" "private" "static" "abstract" "final" "default" "synchronized" "native" "strictfp" "sealed" "non-sealed"
] @modifier) @of

; Methods of an anonymous class belong to nobody that has a name.

(object_creation_expression (class_body) @scope)

(enum_constant name: (_) @name body: (_)) @container

(lambda_expression body: (_) @scope)
