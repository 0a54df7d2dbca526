use salvo::{http::StatusCode, prelude::*};
use std::path::Path;

const INBOX: &str = "/var/spool/inbox";

#[handler]
pub async fn upload(req: &mut Request, res: &mut Response) {
    let Some(file) = req.file("document").await else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    let name = file.name().unwrap_or("document.bin");
    let Some(name) = Path::new(name).file_name() else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    let target = Path::new(INBOX).join(name);
    match std::fs::copy(file.path(), &target) {
        Ok(size) => res.render(format!("{size}")),
        Err(_) => {
            res.status_code(StatusCode::INSUFFICIENT_STORAGE);
        }
    }
}
