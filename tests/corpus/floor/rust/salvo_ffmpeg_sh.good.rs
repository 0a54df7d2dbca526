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

fn uptime() -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg("uptime | tail -1").stdin(Stdio::null());
    command
}

#[handler]
async fn cut(req: &mut Request, res: &mut Response) {
    let Ok(clip) = req.parse_json::<Clip>().await else {
        res.status_code(StatusCode::BAD_REQUEST);
        return;
    };
    let status = Command::new("ffmpeg")
        .args(["-ss", &clip.start.to_string(), "-t", &clip.seconds.to_string(), "-i"])
        .arg(format!("/media/{}", clip.name.replace(['/', '.'], "")))
        .args(["-y", "/media/cut.mp4"])
        .status()
        .await;
    res.status_code(match status {
        Ok(status) if status.success() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    });
}
