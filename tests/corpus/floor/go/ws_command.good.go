// CWE-78
package shell

import (
	"net/http"
	"os/exec"

	"github.com/gorilla/websocket"
)

var up = websocket.Upgrader{}

func Serve(w http.ResponseWriter, r *http.Request) {
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	for {
		_, msg, err := conn.ReadMessage()
		if err != nil {
			return
		}
		if string(msg) != "uptime" {
			continue
		}
		out, _ := exec.Command("uptime").CombinedOutput()
		conn.WriteMessage(websocket.TextMessage, out)
	}
}
