package filters

import (
	"net/http"
	"time"

	"github.com/dlclark/regexp2"
	"github.com/gin-gonic/gin"
)

type tryRule struct {
	Pattern string   `json:"pattern" binding:"required"`
	Samples []string `json:"samples" binding:"required"`
}

const matchBudget = 50 * time.Millisecond

func TryRule(c *gin.Context) {
	var in tryRule
	if err := c.BindJSON(&in); err != nil {
		return
	}
	if len(in.Pattern) > 200 || len(in.Samples) > 20 {
		c.JSON(http.StatusBadRequest, gin.H{"error": "rule too large"})
		return
	}
	re, err := regexp2.Compile(in.Pattern, regexp2.IgnoreCase)
	if err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}
	re.MatchTimeout = matchBudget

	hits := make([]string, 0, len(in.Samples))
	for _, s := range in.Samples {
		ok, err := re.MatchString(s)
		if err != nil {
			c.JSON(http.StatusUnprocessableEntity, gin.H{"error": "rule is too slow"})
			return
		}
		if ok {
			hits = append(hits, s)
		}
	}
	c.JSON(http.StatusOK, gin.H{"hits": hits})
}
