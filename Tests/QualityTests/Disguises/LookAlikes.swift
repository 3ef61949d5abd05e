extension HidingWay {
  /// Letters of other alphabets that look like Russian ones.
  static let lookAlikes = [
    letters("Latin letters, some", twins, chance: 0.3),
    letters("Latin letters, all", twins, chance: 1),
    letters("Latin letters, roughly alike", rough, chance: 0.7),
    letters("Greek letters", greek, chance: 0.7),
    letters("letters of neighbour languages", neighbours, chance: 0.7),
    letters("Armenian and Georgian letters", caucasian, chance: 0.7),
    letters("phonetic letters", phonetic, chance: 0.7),
    letters("small capitals", smallCapitals, chance: 1),
    letters("Coptic, Cherokee and Lisu letters", exotic, chance: 0.7),
    letters("letters with accents", accented, chance: 0.7),
  ]

  static func letters(_ name: String, _ table: [Character: [String]], chance: Double) -> HidingWay {
    HidingWay(name) { word, random in
      word.replacing(by: { table[$0] ?? [] }, chance: chance, &random)
    }
  }

  /// Latin letters that cannot be told from the Russian ones, in one case or the other.
  static let twins = pieces("а:a,A е:e,E о:o,O с:c,C р:p,P х:x,X у:y,Y к:k,K м:M т:T н:H в:B")

  private static let rough = pieces(
    """
    а:a б:b,6 в:B,v г:r д:g,D е:e ё:e,ë ж:zh з:z и:u,i й:u,j к:k л:l м:m н:h,H,n о:o п:n р:p с:c,s \
    т:t,m у:y,u х:x,h ц:c ч:ch ш:w щ:w ъ:b ы:bl,bI ь:b э:e ю:io я:R,ya
    """
  )

  private static let greek = pieces(
    """
    а:α,Α б:β в:Β,ν г:Γ,γ д:δ,Δ е:ε,Ε ё:ε з:ζ и:ι,η й:ϳ к:κ,Κ л:λ,Λ м:μ,Μ н:Η о:ο,Ο п:π,Π р:ρ,Ρ \
    с:ς,σ т:τ,Τ у:υ,Υ,γ ф:φ,Φ х:χ,Χ ш:ω
    """
  )

  private static let neighbours = pieces(
    """
    а:ӑ,ӓ б:Ҕ в:Ԝ г:ґ,ғ,ҕ,ѓ д:ԁ,ԃ е:є,ѐ,ӗ ё:ї,ӗ ж:җ,ӂ,ӝ з:ҙ,ӟ,ѕ и:і,ѝ,ӣ,ӥ й:ҋ,ј к:қ,ќ,ҡ,ҟ,ҝ,ӄ л:ӆ,ԓ м:ӎ н:ң,ӈ,ҥ \
    о:ө,ӧ п:ԥ,ҧ р:ҏ с:ҫ,ѕ т:ҭ у:ў,ү,ұ,ӯ,ӱ,ӳ ф:ѳ х:ҳ,ӽ ц:ҵ ч:ҷ,ӵ,ӌ ы:ӹ ь:ҍ э:ӭ я:ԙ
    """
  )

  private static let caucasian = pieces(
    "а:ձ в:Յ д:ժ е:ҽ з:Յ и:ս й:ս к:Ꝃ л:Ո н:հ о:օ,Օ,ჿ п:ո,ռ,ղ р:ք с:ς т:ե у:ყ,վ х:ჯ,ხ ч:Կ ш:ա щ:պ"
  )

  private static let phonetic = pieces(
    """
    а:ɑ б:ɓ в:ʙ г:ɼ д:ɖ е:ɛ,ə з:ʒ,ɜ и:ɪ,ɩ к:ʞ л:ʌ,ɭ м:ɱ н:ʜ,ɴ о:ɵ п:ɳ,ɲ р:ƿ с:ɕ т:ʈ,ţ у:ʏ,ɣ х:χ ш:ɯ щ:ɰ я:ʁ
    """
  )

  private static let smallCapitals = pieces(
    "а:ᴀ в:ʙ г:ᴦ е:ᴇ к:ᴋ л:ᴧ м:ᴍ н:ʜ о:ᴏ п:ᴨ р:ᴩ,ᴘ с:ᴄ т:ᴛ у:ʏ я:ᴙ и:ᴎ д:ᴅ з:ᴈ ю:ᴝ"
  )

  private static let exotic = pieces(
    """
    а:Ꭺ,ꓮ,Ⲁ б:Ꮟ в:Ᏼ,ꓐ,Ⲃ г:Ꮁ,Ⲅ д:ꓓ е:Ꭼ,ꓰ,Ⲉ з:Ꮛ к:Ꮶ,ꓗ,Ⲕ л:Ꮮ,Ⲗ м:Ꮇ,ꓟ,Ⲙ н:Ꮋ,ꓧ,Ⲏ о:Ꮎ,ꓳ,Ⲟ п:Ⲡ р:Ꮲ,ꓑ,Ⲣ с:Ꮯ,ꓚ,Ⲥ \
    т:Ꭲ,ꓔ,Ⲧ у:Ꭹ,ꓬ,Ⲩ х:ꓫ,Ⲭ ч:Ꮞ ш:Ꮗ ф:Ⲫ
    """
  )

  private static let accented = pieces(
    """
    а:á,à,â,ä,å,ă б:б́ в:в̂ г:ѓ д:ď,d̂ е:é,è,ê,ë,ē ё:ĕ ж:ж́ з:ź,ž и:ù,ú,ü,ì,í й:ŭ к:ķ,ќ л:л̃ м:м̀ н:ñ,н́ о:ó,ö,ô,õ,ø \
    п:п́ р:р́ с:ç,ć т:ť,т̈ у:ý,ÿ,ŷ х:х́,ẋ ы:ы́ я:я́ ю:ю̈
    """
  )
}
