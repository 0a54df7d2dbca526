// CWE-94 CWE-95
package rules

import (
	"net/http"

	"github.com/dop251/goja"
	"github.com/gin-gonic/gin"
)

var formulas = map[string]string{"sum": "a + b", "diff": "a - b"}

func Evaluate(c *gin.Context) {
	var req struct {
		Formula string  `json:"formula"`
		A       float64 `json:"a"`
		B       float64 `json:"b"`
	}
	if err := c.BindJSON(&req); err != nil {
		return
	}
	vm := goja.New()
	vm.Set("a", req.A)
	vm.Set("b", req.B)
	v, err := vm.RunString(req.Formula)
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	c.JSON(http.StatusOK, gin.H{"result": v.Export()})
}
