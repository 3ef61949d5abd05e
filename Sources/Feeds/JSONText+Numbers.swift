extension JSONText {
  /// Appends a whole number.
  public static func append(_ number: Int, to output: inout [UInt8]) {
    if number < 0 { output.append(.minus) }
    append(digits: number.magnitude, to: &output)
  }

  /// Appends a number with up to three digits after the point, and always with one.
  ///
  /// The shortest form is chosen: 0.95, 1.0, 0.123.
  ///
  /// - Parameters:
  ///   - number: The number, between -10^12 and 10^12. It is rounded to thousandths.
  ///   - output: The buffer.
  public static func append(decimal number: Double, to output: inout [UInt8]) {
    precondition(abs(number) <= 1e12, "a number with three decimals lies between -10^12 and 10^12")
    let thousandths = Int((number * 1000).rounded())
    let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
    if thousandths < 0 { output.append(.minus) }
    append(digits: whole, to: &output)
    output.append(.point)
    var unit: UInt = 100
    var left = rest
    repeat {
      output.append(.zero + UInt8(left / unit))
      left %= unit
      unit /= 10
    } while left > 0
  }

  private static func append(digits number: UInt, to output: inout [UInt8]) {
    var unit: UInt = 1
    while number / unit >= 10 { unit *= 10 }
    repeat {
      output.append(.zero + UInt8(number / unit % 10))
      unit /= 10
    } while unit > 0
  }
}
