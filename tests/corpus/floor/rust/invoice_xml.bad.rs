// CWE-611
use std::os::raw::{c_char, c_int, c_void};
use std::ptr::{self, NonNull};

const XML_PARSE_NOENT: c_int = 1 << 1;
const XML_PARSE_DTDLOAD: c_int = 1 << 2;
const XML_PARSE_NOBLANKS: c_int = 1 << 8;

#[link(name = "xml2")]
extern "C" {
    fn xmlReadMemory(
        buffer: *const c_char,
        size: c_int,
        url: *const c_char,
        encoding: *const c_char,
        options: c_int,
    ) -> *mut c_void;
    fn xmlFreeDoc(doc: *mut c_void);
    fn xmlDocGetRootElement(doc: *mut c_void) -> *mut c_void;
}

#[derive(Debug, PartialEq, Eq)]
pub enum XmlError {
    TooLarge,
    Malformed,
}

/// Parsed invoice document, freed on drop.
pub struct InvoiceDoc {
    doc: NonNull<c_void>,
}

impl InvoiceDoc {
    pub fn parse(upload: &[u8]) -> Result<Self, XmlError> {
        let size = c_int::try_from(upload.len()).map_err(|_| XmlError::TooLarge)?;
        let options = XML_PARSE_NOBLANKS | XML_PARSE_NOENT | XML_PARSE_DTDLOAD;
        // SAFETY: the buffer is readable for `size` bytes and libxml2 copies what it keeps.
        let doc = unsafe {
            xmlReadMemory(
                upload.as_ptr().cast(),
                size,
                ptr::null(),
                ptr::null(),
                options,
            )
        };
        NonNull::new(doc)
            .map(|doc| Self { doc })
            .ok_or(XmlError::Malformed)
    }

    pub fn root(&self) -> Option<NonNull<c_void>> {
        // SAFETY: `doc` is alive for as long as `self`.
        NonNull::new(unsafe { xmlDocGetRootElement(self.doc.as_ptr()) })
    }
}

impl Drop for InvoiceDoc {
    fn drop(&mut self) {
        // SAFETY: `doc` is owned by this value and freed exactly once.
        unsafe { xmlFreeDoc(self.doc.as_ptr()) }
    }
}
