package hooks

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/gin-gonic/gin"
)

var client = &http.Client{Timeout: 5 * time.Second}

var receivers = map[string]bool{"hooks.slack.com": true, "discord.com": true}

type testRequest struct {
	Target string `json:"target" binding:"required,url"`
}

// SendTest posts a test event to where the user wants them.
func SendTest(c *gin.Context) {
	var in testRequest
	if err := c.ShouldBindJSON(&in); err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": "target is missing"})
		return
	}
	target, err := url.Parse(in.Target)
	if err != nil || target.Scheme != "https" || !receivers[target.Hostname()] {
		c.JSON(http.StatusBadRequest, gin.H{"error": "target is not allowed"})
		return
	}
	body, _ := json.Marshal(gin.H{"event": "test"})
	answer, err := client.Post(target.String(), "application/json", bytes.NewReader(body))
	if err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"error": "not delivered"})
		return
	}
	defer answer.Body.Close()
	c.JSON(http.StatusOK, gin.H{"status": answer.StatusCode})
}
