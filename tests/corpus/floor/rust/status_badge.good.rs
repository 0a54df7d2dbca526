use http_body_util::Full;
use hyper::body::Incoming;
use hyper::{body::Bytes, header, Request, Response};

fn label(query: &str) -> String {
    query
        .split('&')
        .find_map(|pair| pair.strip_prefix("label="))
        .unwrap_or("build")
        .to_owned()
}

pub async fn badge(req: Request<Incoming>) -> Result<Response<Full<Bytes>>, hyper::http::Error> {
    let text = label(req.uri().query().unwrap_or(""));
    let text = v_htmlescape::escape(&text).to_string();
    let page = format!("<!doctype html><span class=badge>{text}</span>");
    Response::builder()
        .header(header::CONTENT_TYPE, "text/html")
        .body(Full::from(page))
}
