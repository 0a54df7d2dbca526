// CWE-1333
package filters

import (
	"net/http"

	"github.com/dlclark/regexp2"
	"github.com/gin-gonic/gin"
)

type tryRule struct {
	Pattern string   `json:"pattern" binding:"required"`
	Samples []string `json:"samples" binding:"required"`
}

func TryRule(c *gin.Context) {
	var in tryRule
	if err := c.BindJSON(&in); err != nil {
		return
	}
	re, err := regexp2.Compile(in.Pattern, regexp2.IgnoreCase)
	if err != nil {
		c.JSON(http.StatusBadRequest, gin.H{"error": err.Error()})
		return
	}

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
