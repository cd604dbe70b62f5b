package when
import ("testing";"fmt";"os";"bufio";"github.com/wiremill/wiremill/pipeline/extract/token";"github.com/wiremill/wiremill/schema")
func TestSmoke(t *testing.T){
 f:=os.Getenv("SMOKE"); if f=="" {t.Skip()}
 r,err:=NewRecogniser(); if err!=nil {t.Fatal(err)}
 fh,_:=os.Open(f); sc:=bufio.NewScanner(fh)
 ad,_:=schema.ParseDate("2009-06-10")
 a:=Anchor{Date:ad,Precision:"day"}
 for sc.Scan(){ var d token.Doc; d.Tokenize(sc.Text(),nil)
  fmt.Println(sc.Text())
  for _,e:=range r.Find(nil,&d){ iv,ok:=e.Resolve(a,Past); b,_:=e.Base(a); s,_:=e.Scope(a)
   fmt.Printf("   [%s] k=%d %v..%v %s %s ok=%v base=%s scope=%s clock=%s zone=%s\n",d.Span(e.First,e.Last),e.Kind,iv.From,iv.To,iv.Precision,iv.Rule,ok,b,s,e.LocalTime(),e.Zone)}
 }
}
