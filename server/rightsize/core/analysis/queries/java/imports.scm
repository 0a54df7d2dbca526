; What is imported from where, and the package of the file itself.

(import_declaration (scoped_identifier) @package)
(package_declaration (_) @own)
