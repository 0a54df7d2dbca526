; What is imported from where, and modules of the file itself.

(use_declaration argument: (_) @package)
(extern_crate_declaration name: (_) @package)
(mod_item name: (_) @own)
