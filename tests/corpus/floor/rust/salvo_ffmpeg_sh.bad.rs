// CWE-78
use salvo::prelude::*;
use serde::Deserialize;
use std::process::Stdio;
use tokio::process::Command;

#[derive(Deserialize)]
struct Clip {
    name: String,
    start: u32,
    seconds: u32,
}

fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(script).stdin(Stdio::null());
    command
}

#[handler]
async fn cut(req: &mut Request, res: &mut Response) {
    let Ok(clip) = req.parse_json::<Clip>().await else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    let script = format!(
        "ffmpeg -ss {} -t {} -i /media/{} -y /media/cut.mp4",
        clip.start, clip.seconds, clip.name
    );
    let status = shell(&script).status().await;
    res.status_code(match status {
        Ok(status) if status.success() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    });
}
