extension HidingWay {
  /// Digits, signs and whole figures of signs in place of letters.
  static let digitsAndSigns = [
    letters("digits, one", digits, chance: 0),
    letters("digits, several", digits, chance: 0.3),
    letters("signs", signs, chance: 0.3),
    letters("figures of signs", figures, chance: 0.4),
    letters("digits and signs and Latin letters", mixed, chance: 0.5),
  ]

  static let digits = pieces("а:4 б:6 в:8 д:9 е:3 з:3 и:1 л:1 о:0 т:7 ч:4 э:3 ю:10 я:9")

  static let signs = pieces(
    "а:@ е:€ ё:€ з:З и:!,¡,1 о:°,0,¤ с:$,©,¢ т:†,7 у:¥ х:×,✕ ж:* я:®"
  )

  private static let figures = pieces(
    """
    ж:}|{,>|<,zh л:JI,/\\,Jl о:() х:}{,)(,>< ы:bI,ьI,b|,ь| ю:IO,|o,io,10 н:|-| п:/7,|7 ш:LLI,III и:|/|,u \
    я:9I,R к:|<,|c ч:4 д:D,g м:/\\/\\ й:u,u' щ:sch,LLL
    """
  )

  /// Everything at once, the way it is taught: «б» by 6, «в» by 8, «я» by 9 or `R`.
  private static let mixed = pieces(
    """
    а:@,a,4 б:6,b в:8,B г:r д:g,d е:e,3 ё:e ж:zh з:3,z и:u,i,1 й:u,i к:k л:l,JI м:m н:h,H о:0,o п:n,p р:p \
    с:c,$,s т:t,m,7 у:y,u х:x,h ц:c,ts ч:4,ch ш:w,sh щ:sch ы:bI,ьI ь:b э:3 ю:io,10 я:9,R,ya
    """
  )
}
