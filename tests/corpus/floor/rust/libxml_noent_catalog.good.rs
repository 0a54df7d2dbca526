use libxml::bindings::{
    xmlDocGetRootElement, xmlFreeDoc, xmlNodeGetContent, xmlParserOption_XML_PARSE_NOBLANKS,
    xmlParserOption_XML_PARSE_NONET, xmlReadMemory,
};
use std::ffi::CStr;
use std::os::raw::{c_char, c_int};
use std::ptr;

use warp::http::StatusCode;
use warp::hyper::body::Bytes;

pub async fn catalog_text(body: Bytes) -> Result<impl warp::Reply, warp::Rejection> {
    let Ok(size) = c_int::try_from(body.len()) else {
        return Ok(warp::reply::with_status(String::new(), StatusCode::PAYLOAD_TOO_LARGE));
    };
    let data = body.as_ptr() as *const c_char;
    let base = xmlParserOption_XML_PARSE_NOBLANKS;
    let text = unsafe {
        let doc = xmlReadMemory(data, size, ptr::null(), ptr::null(), (base | xmlParserOption_XML_PARSE_NONET) as c_int);
        if doc.is_null() {
            return Ok(warp::reply::with_status("malformed".into(), StatusCode::BAD_REQUEST));
        }
        let root = xmlDocGetRootElement(doc);
        let content = xmlNodeGetContent(root);
        let text = if content.is_null() {
            String::new()
        } else {
            CStr::from_ptr(content as *const c_char).to_string_lossy().into_owned()
        };
        xmlFreeDoc(doc);
        text
    };
    Ok(warp::reply::with_status(text, StatusCode::OK))
}
